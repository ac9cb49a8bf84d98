package dev.portolan.processor.model;

import javax.lang.model.element.TypeElement;

/** Which of the attributes of a class Envers audits. */
interface AuditRules {
    AuditRules NONE = new AuditRules() {
        @Override
        public Audit of(Member member) {
            return null;
        }

        @Override
        public AuditRules inside(Audit attribute, TypeElement embeddable) {
            return this;
        }
    };

    /** Null when it does not. */
    Audit of(Member member);

    /** For the attributes of an embeddable. @param attribute null when it is not audited */
    AuditRules inside(Audit attribute, TypeElement embeddable);
}
