package dev.portolan.acceptance.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.portolan.Portolan;
import dev.portolan.acceptance.house.Checkout;
import dev.portolan.dir.Formats;
import dev.portolan.migrate.SchemaSource;
import dev.portolan.schema.Column;
import dev.portolan.schema.ColumnType;
import dev.portolan.schema.Desired;
import dev.portolan.schema.Graph;
import dev.portolan.schema.Hints;
import dev.portolan.schema.Name;
import dev.portolan.schema.PrimaryKey;
import dev.portolan.schema.QName;
import dev.portolan.schema.Table;
import dev.portolan.schema.Unique;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The files that the page on formats shows are those that are written. */
class FormatsTest {
    private static final Path PAGE = Checkout.ROOT.resolve("docs/formats.md");
    private static final Pattern FILE = Pattern.compile("(?ms)^`([^`]+)`:\n\n```\\w+\n(.*?)^```$");

    @TempDir
    Path temp;

    static List<String> formats() {
        return Formats.available();
    }

    @ParameterizedTest
    @MethodSource("formats")
    void filesAreAsShown(String format) {
        List<String> written = new ArrayList<>();
        Portolan.generator(users())
                .format(format)
                .dir(temp)
                .versionTime("20260131235959")
                .diff("add_users")
                .files()
                .forEach(f -> written.add(f.name() + "\n" + new String(f.bytes(), StandardCharsets.UTF_8)));
        String section = Checkout.text(PAGE).split("(?m)^## " + format + "$")[1].split("(?m)^## ")[0];
        List<String> shown = FILE.matcher(section)
                .results()
                .map(m -> m.group(1) + "\n" + m.group(2))
                .toList();
        assertEquals(written, shown);
    }

    @Test
    void everyFormatHasASection() {
        String page = Checkout.text(PAGE);
        assertTrue(formats().stream().allMatch(f -> page.contains("\n## " + f + "\n")));
    }

    private static SchemaSource users() {
        Name email = Name.of("email");
        Table users = Table.of(
                        QName.of("users"),
                        List.of(
                                Column.of(Name.of("id"), new ColumnType.Int(64), false),
                                Column.of(email, new ColumnType.Text(255, false), false)),
                        PrimaryKey.of(Name.of("id")))
                .withUniques(List.of(Unique.of(email)));
        return SchemaSource.of(new Desired("users", Graph.ofTables(List.of(users)), Hints.NONE));
    }
}
