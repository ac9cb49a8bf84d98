package dev.portolan.cli;

import dev.portolan.cli.verb.Answer;
import dev.portolan.replay.Secrets;
import dev.portolan.schema.PortolanException;
import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Where answers go: the result to one stream, the rest to the other; colours where a person looks.
 *
 * @param json whether the result is one JSON object
 * @param outColour whether {@code out} is a terminal that takes colours; the launcher knows
 * @param errColour the same of {@code err}
 */
record Console(PrintStream out, PrintStream err, boolean json, boolean outColour, boolean errColour) {
    private static final String RED = "\u001b[31m";
    private static final String BOLD = "\u001b[1m";
    private static final String PLAIN = "\u001b[0m";

    static Console of(PrintStream out, PrintStream err, boolean json) {
        return new Console(out, err, json, isTerminal("portolan.out"), isTerminal("portolan.err"));
    }

    static boolean isTerminal(String property) {
        return "terminal".equals(System.getProperty(property));
    }

    /** Takes lines of the result as they come: none where the result is one object. */
    Consumer<String> progress() {
        return json ? line -> {} : out::println;
    }

    int answer(Answer answer) {
        if (json) {
            out.println(Json.write(answer.json()));
        } else {
            for (String line : answer.text()) {
                out.println(outColour && answer.exit() == 3 && !line.startsWith(" ") ? RED + line + PLAIN : line);
            }
        }
        answer.notes().forEach(note -> err.println(coloured(note)));
        return answer.exit();
    }

    /** @param words of the command line: a message may repeat one, and a URL in it may hold a password */
    int error(PortolanException e, String... words) {
        String message = e.getMessage();
        for (String word : words) {
            message = Secrets.of(word, System.getenv("PORTOLAN_PASSWORD")).hide(message);
        }
        if (json) {
            Map<String, Object> map = new LinkedHashMap<>();
            map.put("status", "error");
            map.put("code", e.code());
            map.put("message", message);
            out.println(Json.write(map));
        }
        err.println(coloured(message));
        return e.exit();
    }

    /** The code stands out. */
    private String coloured(String message) {
        int end = message.indexOf(']');
        if (!errColour || !message.startsWith("[") || end < 0) {
            return message;
        }
        return BOLD + RED + message.substring(0, end + 1) + PLAIN + message.substring(end + 1);
    }
}
