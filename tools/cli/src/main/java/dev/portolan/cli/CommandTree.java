package dev.portolan.cli;

import dev.portolan.cli.verb.Option;
import dev.portolan.cli.verb.Verb;
import dev.portolan.cli.verb.Verbs;
import dev.portolan.cli.verb.Words;
import dev.portolan.schema.PortolanException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** The verbs as picocli has commands: for parsing, help and completion. */
final class CommandTree {
    private static final String COMPLETION = "completion";

    private CommandTree() {}

    /** @param words without the class path @param load makes the user's classes known */
    static int run(Console console, List<String> words, Runnable load) {
        CommandLine root = root();
        try {
            ParseResult said = root.parseArgs(words.toArray(String[]::new));
            ParseResult deepest = said.hasSubcommand() ? said.subcommand() : said;
            if (deepest.isUsageHelpRequested() || !said.hasSubcommand() && !said.isVersionHelpRequested()) {
                return help(console, deepest, words.isEmpty());
            }
            if (said.isVersionHelpRequested()) {
                console.out().println("portolan " + version());
                return 0;
            }
            if (deepest.commandSpec().name().equals(COMPLETION)) {
                console.out().print(AutoComplete.bash("portolan", root));
                return 0;
            }
            Verb verb = (Verb) deepest.commandSpec().userObject();
            load.run();
            return console.answer(verb.run(words(deepest), console.progress()));
        } catch (ParameterException e) {
            throw PortolanException.usage("usage", message(e));
        }
    }

    private static int help(Console console, ParseResult of, boolean nothingSaid) {
        Ansi ansi = console.outColour() ? Ansi.ON : Ansi.OFF;
        CommandLine line = of.commandSpec().commandLine();
        if (nothingSaid) {
            line.usage(console.err(), console.errColour() ? Ansi.ON : Ansi.OFF);
            return 2;
        }
        line.usage(console.out(), ansi);
        return 0;
    }

    private static String message(ParameterException e) {
        StringBuilder message = new StringBuilder(e.getMessage());
        if (e instanceof UnmatchedArgumentException unmatched) {
            List<String> close = unmatched.getSuggestions();
            if (!close.isEmpty()) {
                message.append(". Did you mean ")
                        .append(String.join(" or ", close))
                        .append('?');
            }
        }
        String end = message.charAt(message.length() - 1) == '?' ? " See " : ". See ";
        String name = e.getCommandLine().getCommandSpec().qualifiedName();
        return message.append(end).append(name).append(" --help.").toString();
    }

    private static Words words(ParseResult said) {
        Map<String, List<String>> values = new TreeMap<>();
        for (OptionSpec option : said.matchedOptions()) {
            List<String> given = option.arity().max() == 0 ? List.of("") : option.originalStringValues();
            values.put(option.longestName(), given);
        }
        List<String> names =
                said.hasMatchedPositional(0) ? said.matchedPositional(0).originalStringValues() : List.of();
        return new Words(names, values);
    }

    private static CommandLine root() {
        CommandSpec root = CommandSpec.create().name("portolan");
        root.usageMessage()
                .description("Versioned SQL migrations from JPA entities.")
                .footer(
                        "",
                        "Exit: 0 done or in sync, 1 failed, 2 wrong usage, 3 a check found something.",
                        "portolan VERB --help tells more of a verb.");
        root.addOption(OptionSpec.builder("--version")
                .versionHelp(true)
                .description("the version")
                .build());
        root.addOption(helpOption());
        for (Verb verb : Verbs.all()) {
            CommandSpec spec =
                    command(verb, verb.name(), verb.summary(), verb.argument(), verb.options(), verb.example());
            root.addSubcommand(verb.name(), spec);
        }
        root.addSubcommand(
                COMPLETION,
                command(
                        null,
                        COMPLETION,
                        "Prints a completion script for bash and zsh.",
                        null,
                        List.of(),
                        "source <(portolan completion)"));
        return new CommandLine(root);
    }

    private static CommandSpec command(
            Verb verb, String name, String summary, String argument, List<Option> options, String example) {
        CommandSpec spec = CommandSpec.wrapWithoutInspection(verb).name(name);
        spec.usageMessage().description(escaped(summary)).footer("", "Example:", "  " + escaped(example));
        spec.addOption(helpOption());
        if (argument != null) {
            spec.addPositional(PositionalParamSpec.builder()
                    .paramLabel(argument)
                    .arity("0..*")
                    .type(List.class)
                    .auxiliaryTypes(String.class)
                    .description(escaped(verb.argumentMeaning()))
                    .build());
        }
        for (Option option : options) {
            boolean takesValue = option.value() != null;
            OptionSpec.Builder builder = OptionSpec.builder(option.text())
                    .description(escaped(option.meaning()))
                    .arity(takesValue ? "1" : "0");
            spec.addOption(
                    takesValue
                            ? builder.type(List.class)
                                    .auxiliaryTypes(String.class)
                                    .paramLabel(option.value())
                                    .build()
                            : builder.type(boolean.class).build());
        }
        return spec;
    }

    private static OptionSpec helpOption() {
        return OptionSpec.builder("-h", "--help")
                .usageHelp(true)
                .description("this text")
                .build();
    }

    /** picocli takes these texts for formats. */
    private static String escaped(String text) {
        return text.replace("%", "%%").replace("${", "$${");
    }

    private static String version() {
        String version = CommandTree.class.getPackage().getImplementationVersion();
        return version == null ? "(unpackaged)" : version;
    }
}
