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
        if (template.quality() != null && LOW.contains(template.quality())) {
            warnings.add(new FieldError("quality", "low-quality", "The quality is " + template.quality()
                    + ": many customers block or report it, and the provider pauses it when that goes on. Write to fewer of them."));
        }
        return List.copyOf(warnings);
    }

    private static String recategorised(Template template) {
        String now = template.draft().category();
        String rules = now.equals("MARKETING")
                ? "the prices of marketing messages apply, and only customers who agreed to marketing may get it."
                : "the prices and rules of that category apply.";
        return "The provider moved it from " + template.requestedCategory() + " to " + now + ": " + rules;
    }
}
