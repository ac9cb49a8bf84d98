package dev.portolan.processor.report;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.annotation.processing.Messager;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.TypeElement;
import javax.tools.Diagnostic.Kind;

/** Collects messages, and prints each once, at the nearest element that is being compiled. */
public final class Reporter {
    private final Map<String, Entry> entries;
    private final Set<String> printed;
    private Origin context;

    private record Entry(Message message, String text, Origin origin, Origin context) {}

    public Reporter() {
        this(new LinkedHashMap<>(), new HashSet<>(), null);
    }

    private Reporter(Map<String, Entry> entries, Set<String> printed, Origin context) {
        this.entries = entries;
        this.printed = printed;
        this.context = context;
    }

    /** This one, for work on {@code element}: where a message stands when its own element is in a jar. */
    public Reporter within(Origin element) {
        return new Reporter(entries, printed, element);
    }

    /** From now on this one stands for work on {@code element}, as {@link #within} does for another. */
    public void focus(Origin element) {
        context = element;
    }

    /** @param origin null when no element is to blame */
    public void report(Message message, Origin origin, Object... args) {
        String where = origin == null || origin.place() == null ? "" : " (at " + origin.place() + ")";
        String text = message.text(args) + where;
        String key = text + "@" + (origin == null ? "" : place(origin.element()));
        entries.putIfAbsent(key, new Entry(message, text, origin, context));
    }

    /** Of a file that belongs to no element. */
    public void reportAt(Message message, Place place, Object... args) {
        String text = message.text(args) + " (at " + place + ")";
        entries.putIfAbsent(text + "@", new Entry(message, text, null, null));
    }

    /** Takes over what the other collected. */
    public void add(Reporter other) {
        other.entries.forEach(entries::putIfAbsent);
    }

    public boolean hasErrors() {
        return entries.values().stream().anyMatch(e -> e.message().kind() == Kind.ERROR);
    }

    /** Codes of the messages so far, in the order of reporting. */
    public List<Message> messages() {
        return entries.values().stream().map(Entry::message).toList();
    }

    /**
     * Prints what was collected, but nothing twice, and forgets it.
     *
     * @param compiled qualified names of the outermost classes, and of the packages, that are being compiled
     */
    public void print(Messager messager, Set<String> compiled) {
        List<Entry> all = new ArrayList<>();
        entries.forEach((key, entry) -> {
            if (printed.add(key)) {
                all.add(entry);
            }
        });
        entries.clear();
        for (Entry e : all) {
            Kind kind = e.message().kind();
            if (e.origin() == null) {
                messager.printMessage(kind, e.text());
            } else if (compiled.contains(outermost(e.origin().element()))) {
                print(messager, kind, e.text(), e.origin());
            } else if (e.context() != null
                    && compiled.contains(outermost(e.context().element()))) {
                print(messager, kind, at(e), e.context());
            } else {
                messager.printMessage(kind, at(e));
            }
        }
    }

    private static void print(Messager messager, Kind kind, String text, Origin at) {
        if (at.annotation() == null) {
            messager.printMessage(kind, text, at.element());
        } else if (at.value() == null) {
            messager.printMessage(kind, text, at.element(), at.annotation());
        } else {
            messager.printMessage(kind, text, at.element(), at.annotation(), at.value());
        }
    }

    private static String at(Entry e) {
        return e.text() + " (at " + place(e.origin().element()) + ")";
    }

    /** {@code com.acme.User#name} */
    public static String place(Element element) {
        if (element instanceof TypeElement || element.getKind() == ElementKind.PACKAGE) {
            return element.toString();
        }
        return place(element.getEnclosingElement()) + "#" + element.getSimpleName();
    }

    private static String outermost(Element element) {
        Element at = element;
        while (at.getEnclosingElement() != null
                && at.getEnclosingElement().getKind() != ElementKind.PACKAGE
                && at.getKind() != ElementKind.PACKAGE) {
            at = at.getEnclosingElement();
        }
        return at.toString();
    }
}
