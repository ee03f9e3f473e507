package org.hopperflow.interaction;

import java.util.LinkedHashMap;
import java.util.Map;
import org.hopperflow.shared.RuleBroken;
import org.hopperflow.shared.TemplateId;

/**
 * The template that a person wants to send.
 *
 * @param variables values by place, such as {@code 1} for the first of the body, {@code header.1} and {@code buttons.0.1}, or by the
 *                  contact field that the mapping names; what is not given, or blank, comes from the contact
 */
record TemplateOrder(TemplateId templateId, Map<String, String> variables) {

    TemplateOrder {
        variables = variables == null ? Map.of() : new LinkedHashMap<>(variables);
    }

    /** @throws RuleBroken naming {@code templateId} */
    TemplateOrder checked() {
        if (templateId == null) {
            throw RuleBroken.invalid("templateId", "required", "\"templateId\" is required.");
        }
        return this;
    }
}
