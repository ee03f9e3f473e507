package org.hopperflow.template;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import org.hopperflow.shared.RuleBroken;
import org.hopperflow.shared.TemplateId;

/** The templates, for the rooms that send or offer them. */
public interface Templates {

    Optional<Template> find(TemplateId id);

    /** @throws RuleBroken template-not-found */
    default Template require(TemplateId id) {
        return find(id).orElseThrow(() -> RuleBroken.notFound("template", id));
    }

    /** As it is now, and as it stays until the transaction ends. */
    Optional<Template> hold(TemplateId id);

    /** @throws RuleBroken template-file-missing, no-public-address: it has a file in its header that could not be sent now */
    void checkFile(Template template);

    /** What became of it, oldest first. */
    List<TemplateChange> history(TemplateId id);

    /** Those that are not deleted, oldest first. */
    List<Template> all(int limit);

    /**
     * Stores it and submits it to the provider.
     *
     * @param template as the body of {@code POST /templates}
     * @throws RuleBroken naming every wrong field
     */
    Template create(JsonNode template);

    /**
     * Fills variables from contact fields.
     *
     * @param mapping as the body of {@code PUT /templates/{id}/mapping}
     * @throws RuleBroken naming every wrong variable or field
     */
    Template map(TemplateId id, JsonNode mapping);
}
