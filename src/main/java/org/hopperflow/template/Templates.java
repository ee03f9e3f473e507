package org.hopperflow.template;

import java.util.Optional;
import org.hopperflow.shared.RuleBroken;
import org.hopperflow.shared.TemplateId;

/** The templates, for the rooms that send them. */
public interface Templates {

    Optional<Template> find(TemplateId id);

    /** @throws RuleBroken template-not-found */
    default Template require(TemplateId id) {
        return find(id).orElseThrow(() -> RuleBroken.notFound("template", id));
    }
}
