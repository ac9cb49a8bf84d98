package dev.portolan.acceptance.property;

import dev.portolan.schema.ColumnType;
import dev.portolan.schema.ColumnType.Enumerated.Storage;
import java.util.ArrayList;
import java.util.List;

/** Types to draw from. */
final class Types {
    static final List<ColumnType> COMMON = List.of(
            new ColumnType.Bool(),
            new ColumnType.Int(8),
            new ColumnType.Int(16),
            new ColumnType.Int(32),
            new ColumnType.Int(64),
            new ColumnType.Int(32),
            new ColumnType.Int(64),
            new ColumnType.Decimal(10, 2),
            new ColumnType.Decimal(5, 0),
            new ColumnType.Decimal(15, 4),
            new ColumnType.Floating(24),
            new ColumnType.Floating(53),
            new ColumnType.Char(3),
            new ColumnType.Char(8),
            new ColumnType.Text(5, false),
            new ColumnType.Text(20, false),
            new ColumnType.Text(255, false),
            new ColumnType.Text(255, false),
            new ColumnType.Text(ColumnType.MAX, false),
            new ColumnType.Text(255, true),
            new ColumnType.Bytes(16, false),
            new ColumnType.Bytes(255, true),
            new ColumnType.Date(),
            new ColumnType.Time(0, false),
            new ColumnType.Timestamp(6, false),
            new ColumnType.Timestamp(3, false),
            new ColumnType.Timestamp(0, false),
            new ColumnType.Timestamp(6, true),
            new ColumnType.Uuid(),
            new ColumnType.Json(),
            new ColumnType.Inet(),
            new ColumnType.Raw("varchar(40)"),
            new ColumnType.Enumerated("Mood", List.of("SAD", "OK", "GLAD"), Storage.ORDINAL, 255),
            new ColumnType.Enumerated("Size", List.of("S", "M", "L", "O'L"), Storage.STRING, 30));

    static final List<ColumnType> POSTGRES = with(
            COMMON,
            List.of(
                    new ColumnType.Array(new ColumnType.Int(32)),
                    new ColumnType.Time(0, true),
                    new ColumnType.Raw("integer"),
                    new ColumnType.Enumerated("Shade", List.of("DARK", "LIGHT"), Storage.NATIVE, 255)));

    static final List<ColumnType> MYSQL =
            with(COMMON, List.of(new ColumnType.Enumerated("Shade", List.of("DARK", "LIGHT"), Storage.NATIVE, 255)));

    static final List<ColumnType> H2 = with(
            COMMON,
            List.of(
                    new ColumnType.Array(new ColumnType.Int(32)),
                    new ColumnType.Time(0, true),
                    new ColumnType.Raw("integer")));

    private Types() {}

    private static List<ColumnType> with(List<ColumnType> some, List<ColumnType> more) {
        List<ColumnType> all = new ArrayList<>(some);
        all.addAll(more);
        return List.copyOf(all);
    }
}
