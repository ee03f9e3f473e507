package org.hopperflow.template;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.hopperflow.shared.FieldError;

/** What a campaign manager should know of a template before sending it. */
final class TemplateWarnings {

    /** Meta's word and Kaleyra's. */
    private static final Set<String> LOW = Set.of("RED", "LOW");

    private TemplateWarnings() {
    }

    static List<FieldError> of(Template template) {
        List<FieldError> warnings = new ArrayList<>();
        if (!template.draft().category().equals(template.requestedCategory())) {
            warnings.add(new FieldError("category", "category-changed", recategorised(template)));
        }
        if (template.announced() != null) {
            warnings.add(new FieldError("category", "category-announced", announced(template)));
        }
        if (template.lacksFile()) {
            warnings.add(new FieldError("header.mediaId", "template-file-missing", fileMissing(template)));
        }
        if (template.quality() != null && LOW.contains(template.quality())) {
            warnings.add(new FieldError("quality", "low-quality", "The quality is " + template.quality()
                    + ": many customers block or report it, and the provider pauses it when that goes on. Write to fewer of them."));
        }
        return List.copyOf(warnings);
    }

    private static String recategorised(Template template) {
        String now = template.draft().category();
        return "The provider moved it from " + template.requestedCategory() + " to " + now + ": " + rules(now);
    }

    private static String announced(Template template) {
        String then = template.announced().category();
        String when = template.announced().from() == null ? "" : " at " + template.announced().from();
        return "The provider will move it from " + template.draft().category() + " to " + then + when + ". From then on " + rules(then);
    }

    private static String rules(String category) {
        return category.equals("MARKETING")
                ? "the prices of marketing messages apply, and only customers who agreed to marketing may get it."
                : "the prices and rules of that category apply.";
    }

    /** What to do about it, for warnings and refusals alike. */
    static String fileMissing(Template template) {
        String type = template.draft().header().type().name();
        return "The template \"" + template.name() + "\" has a file of the type " + type + " in its header, and was made at the provider:"
                + " there is none of ours to send. Upload one with POST /api/v1/media and give it to the template with"
                + " PATCH /api/v1/templates/" + template.id() + " {\"headerMediaId\": \"...\"}.";
    }
}
