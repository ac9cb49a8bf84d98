package dev.portolan.dialect;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The version of a server, number by number: {@code 8.0.36}. */
public record ServerVersion(List<Integer> numbers) {
    private static final Pattern NUMBERS = Pattern.compile("\\d{1,8}(\\.\\d{1,8})*");

    public ServerVersion {
        numbers = List.copyOf(numbers);
    }

    /** The one that it tells. */
    public static ServerVersion of(Connection connection) throws SQLException {
        return parse(connection.getMetaData().getDatabaseProductVersion());
    }

    /** The first number with dots in a text; no numbers at all where there is none. */
    public static ServerVersion parse(String text) {
        Matcher found = NUMBERS.matcher(text);
        return new ServerVersion(
                found.find()
                        ? Arrays.stream(found.group().split("\\."))
                                .map(Integer::valueOf)
                                .toList()
                        : List.of());
    }

    /** Whether it is that version or a later one. */
    public boolean isAtLeast(int... wanted) {
        for (int i = 0; i < wanted.length; i++) {
            int is = i < numbers.size() ? numbers.get(i) : 0;
            if (is != wanted[i]) {
                return is > wanted[i];
            }
        }
        return true;
    }
}
