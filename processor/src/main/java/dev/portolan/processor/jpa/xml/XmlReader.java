package dev.portolan.processor.jpa.xml;

import dev.portolan.processor.report.Place;
import java.io.ByteArrayInputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Reads XML files, with their lines. A document type, and with it every entity of one's own, is refused. */
public final class XmlReader {
    private static final int DEPTH = 64;

    private XmlReader() {}

    private static final class Open {
        private final String name;
        private final Map<String, String> attributes;
        private final int line;
        private final List<Node> children = new ArrayList<>();
        private final StringBuilder text = new StringBuilder();

        private Open(String name, Map<String, String> attributes, int line) {
            this.name = name;
            this.attributes = attributes;
            this.line = line;
        }
    }

    /** @param file name for messages @return the root element */
    public static Node read(byte[] bytes, String file) throws XmlFailure {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setXMLResolver((publicId, systemId, base, namespace) -> {
            throw new XMLStreamException("it refers to " + systemId);
        });
        try {
            XMLStreamReader in = factory.createXMLStreamReader(new ByteArrayInputStream(bytes));
            return read(in, file);
        } catch (XMLStreamException e) {
            int line = e.getLocation() == null ? 1 : Math.max(1, e.getLocation().getLineNumber());
            String said = String.valueOf(e.getMessage());
            // the parser puts the position before its sentence
            int at = said.indexOf("Message: ");
            throw new XmlFailure(at < 0 ? said : said.substring(at + 9), new Place(file, line));
        }
    }

    private static Node read(XMLStreamReader in, String file) throws XMLStreamException, XmlFailure {
        Deque<Open> open = new ArrayDeque<>();
        while (in.hasNext()) {
            int event = in.next();
            int line = Math.max(1, in.getLocation().getLineNumber());
            switch (event) {
                case XMLStreamConstants.START_ELEMENT -> {
                    if (open.size() == DEPTH) {
                        throw new XmlFailure("it is nested too deeply", new Place(file, line));
                    }
                    open.push(new Open(in.getLocalName(), attributes(in), line));
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
                    if (!open.isEmpty()) {
                        open.peek().text.append(in.getText());
                    }
                }
                case XMLStreamConstants.END_ELEMENT -> {
                    Open done = open.pop();
                    Node node = new Node(
                            done.name,
                            done.attributes,
                            List.copyOf(done.children),
                            done.text.toString().strip(),
                            new Place(file, done.line));
                    if (open.isEmpty()) {
                        return node;
                    }
                    open.peek().children.add(node);
                }
                case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE ->
                    throw new XmlFailure("it has a document type or an entity of its own", new Place(file, line));
                default -> {
                    // comments, processing instructions, space
                }
            }
        }
        throw new XmlFailure("it is empty", new Place(file, 1));
    }

    private static Map<String, String> attributes(XMLStreamReader in) {
        Map<String, String> attributes = new LinkedHashMap<>();
        for (int i = 0; i < in.getAttributeCount(); i++) {
            String namespace = in.getAttributeNamespace(i);
            if (namespace == null || namespace.isEmpty()) {
                attributes.put(in.getAttributeLocalName(i), in.getAttributeValue(i));
            }
        }
        return attributes;
    }
}
