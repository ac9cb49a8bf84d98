package dev.portolan.benchmarks.peers;

import java.io.ByteArrayOutputStream;
import liquibase.command.CommandScope;
import liquibase.command.core.DiffCommandStep;
import liquibase.command.core.helpers.DbUrlConnectionArgumentsCommandStep;
import liquibase.command.core.helpers.ReferenceDbUrlConnectionCommandStep;

/** Two databases compared. */
public final class LiquibaseDiff {
    private LiquibaseDiff() {}

    /** @param args two JDBC URLs */
    public static void main(String... args) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new CommandScope(DiffCommandStep.COMMAND_NAME)
                .addArgumentValue(DbUrlConnectionArgumentsCommandStep.URL_ARG, args[0])
                .addArgumentValue(ReferenceDbUrlConnectionCommandStep.REFERENCE_URL_ARG, args[1])
                .setOutput(out)
                .execute();
        System.out.write(out.toByteArray());
    }
}
