package dev.portolan.processor.jpa.settings;

/** A file of settings that cannot be read. */
final class SettingsFailure extends Exception {
    private static final long serialVersionUID = 1L;

    private final int line;

    SettingsFailure(String message, int line) {
        super(message);
        this.line = line;
    }

    int line() {
        return line;
    }
}
