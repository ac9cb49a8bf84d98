package dev.portolan.processor.jpa.xml;

import dev.portolan.processor.report.Place;

/** An XML file that cannot be read. */
public final class XmlFailure extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Place place;

    XmlFailure(String message, Place place) {
        super(message);
        this.place = place;
    }

    /** The line at fault. */
    public Place place() {
        return place;
    }
}
