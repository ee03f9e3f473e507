package org.hopperflow.template;

import java.time.Clock;
import org.hopperflow.provider.SendableFiles;
import org.hopperflow.provider.TemplateDraft;
import org.hopperflow.provider.TemplateDraft.Header;
import org.hopperflow.shared.Invalid;
import org.hopperflow.shared.RuleBroken;
import org.springframework.stereotype.Component;

/** The file that goes out in a template's header. One that was made at the provider came without: a manager gives it one. */
@Component
class TemplateFile {

    private static final String FIELD = "headerMediaId";

    private final TemplateRepository templates;
    private final TemplateLint lint;
    private final SendableFiles files;
    private final Clock clock;

    TemplateFile(TemplateRepository templates, TemplateLint lint, SendableFiles files, Clock clock) {
        this.templates = templates;
        this.lint = lint;
        this.files = files;
        this.clock = clock;
    }

    /** @throws RuleBroken naming {@code headerMediaId}: no such file, of another type, too large, or a header that takes none */
    void give(Template template, String mediaId) {
        Invalid invalid = new Invalid().when(!template.takesFile(), FIELD, "not-supported", "The template's header takes no file.");
        invalid.raise();
        TemplateDraft now = template.draft().withHeader(new Header(template.draft().header().type(), null, mediaId.strip()));
        lint.examineFile(now, template.accountKey())
                .forEach(broken -> invalid.when(true, FIELD, broken.code(), broken.message().replace("header.mediaId", FIELD)));
        invalid.raise();
        templates.setHeader(template.id(), now.header(), clock.instant());
    }

    /** @throws RuleBroken template-file-missing, no-public-address */
    void check(Template template) {
        if (template.lacksFile()) {
            throw RuleBroken.conflict("template-file-missing", TemplateWarnings.fileMissing(template));
        }
        if (template.takesFile()) {
            files.requireReachable(template.accountKey());
        }
    }
}
