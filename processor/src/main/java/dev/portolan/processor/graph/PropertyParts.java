package dev.portolan.processor.graph;

import dev.portolan.processor.model.AttributeModel;
import dev.portolan.processor.model.AttributeModel.Basic;
import dev.portolan.processor.model.AttributeModel.Embedded;
import dev.portolan.processor.model.AttributeModel.ToOne;
import dev.portolan.processor.model.Constraints;
import dev.portolan.processor.model.EntityModel;
import dev.portolan.processor.model.JoinSpec;
import dev.portolan.processor.report.DidYouMean;
import dev.portolan.processor.report.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The columns of an attribute that others refer to instead of the key. */
final class PropertyParts {
    private final Mapping mapping;

    PropertyParts(Mapping mapping) {
        this.mapping = mapping;
    }

    /** Without a path, as no part of the key has; empty after an error. */
    List<KeyPart> of(EntityModel target, JoinSpec.Target by) {
        Optional<AttributeModel> attribute = mapping.entities.attribute(target, by.path());
        if (attribute.isEmpty()) {
            List<String> known = mapping.entities.chain(target).stream()
                    .flatMap(e -> e.attributes().stream())
                    .map(AttributeModel::name)
                    .toList();
            mapping.reporter.report(
                    Message.PROPERTY_REF,
                    by.origin(),
                    target.className(),
                    by.path(),
                    DidYouMean.among(known, by.path()));
            return List.of();
        }
        List<KeyPart> parts = new ArrayList<>();
        collect(target, attribute.get(), parts);
        return parts;
    }

    private void collect(EntityModel owner, AttributeModel attribute, List<KeyPart> parts) {
        if (attribute instanceof Basic basic) {
            parts.add(new KeyPart(
                    null,
                    new Columns(mapping).term(owner, basic),
                    Extras.referred(basic, mapping.reporter),
                    basic,
                    basic.attribute().constraints(),
                    Mapping.source(owner, basic),
                    basic.origin(),
                    null));
        } else if (attribute instanceof Embedded embedded) {
            embedded.attributes().forEach(a -> collect(owner, a, parts));
        } else if (attribute instanceof ToOne toOne && mapping.entities.get(toOne.target()) != null) {
            for (JoinPart part : new JoinColumns(mapping).of(owner, toOne, mapping.entities.get(toOne.target()))) {
                parts.add(new KeyPart(
                        null,
                        part.term(),
                        part.type(),
                        null,
                        Constraints.NONE,
                        Mapping.source(owner, toOne),
                        toOne.origin(),
                        null));
            }
        }
    }
}
