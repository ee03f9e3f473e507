package org.hopperflow.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Optional;
import org.hopperflow.shared.TemplateId;
import org.springframework.stereotype.Service;

@Service
class StoredTemplates implements Templates {

    private final TemplateRepository templates;
    private final TemplateSubmission submission;
    private final TemplateDesk desk;
    private final TemplateFile file;
    private final TemplateHistoryRepository history;
    private final ObjectMapper json;

    StoredTemplates(TemplateRepository templates, TemplateSubmission submission, TemplateDesk desk, TemplateFile file,
            TemplateHistoryRepository history, ObjectMapper json) {
        this.templates = templates;
        this.submission = submission;
        this.desk = desk;
        this.file = file;
        this.history = history;
        this.json = json;
    }

    @Override
    public Optional<Template> find(TemplateId id) {
        return templates.find(id);
    }

    @Override
    public Optional<Template> hold(TemplateId id) {
        return templates.hold(id);
    }

    @Override
    public void checkFile(Template template) {
        file.check(template);
    }

    @Override
    public List<TemplateChange> history(TemplateId id) {
        return history.of(id);
    }

    @Override
    public List<Template> all(int limit) {
        return templates.page(TemplateFilter.NOT_DELETED, null, limit);
    }

    @Override
    public Template create(JsonNode template) {
        return submission.create(json.convertValue(template, TemplateRequest.class)).template();
    }

    @Override
    public Template map(TemplateId id, JsonNode mapping) {
        return desk.map(id, mapping);
    }
}
