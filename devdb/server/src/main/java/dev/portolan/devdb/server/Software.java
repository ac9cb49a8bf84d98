package dev.portolan.devdb.server;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** A database server: what is its own in how it is unpacked, initialised, started and connected to. */
public interface Software {
    /** The dialect that it serves; also the name of its folder in the cache. */
    String name();

    /** Its name in messages. */
    String product();

    /** How its commands are run. */
    Commands commands() throws IOException;

    /** A folder name that tells one set of binaries, and one way of making the template, from another. */
    String edition() throws IOException;

    /** Puts the binaries into an existing, empty folder. */
    void unpack(Path program) throws IOException;

    /** Makes {@link Installation#template()}, whose parent exists, with a user {@link #user()} that has the password. */
    void initialise(Installation made) throws IOException;

    /** The command that serves an existing data folder on a port of the loopback address, in the foreground. */
    List<String> command(Installation installed, Path data, int port) throws IOException;

    /** Whether the server of that data folder accepts connections. @param log what it printed so far */
    boolean ready(Path data, String log) throws IOException;

    /** Whether it printed that it gives up. */
    boolean failed(String log);

    /** Whether it gave up because someone else has the port. */
    boolean portTaken(String log);

    /** The name of the signal that ends it at once; its data is not needed any more. */
    String endSignal();

    /** JDBC URL, without credentials, of a database that is always there. */
    String url(int port);

    /** Who may do everything. */
    String user();

    /** What a URL needs after user and password, beginning with {@code &}; or nothing. */
    String urlSuffix();

    /** A connection with the driver that this module brings, whatever else is registered. */
    Connection connect(String url, String password) throws SQLException;
}
