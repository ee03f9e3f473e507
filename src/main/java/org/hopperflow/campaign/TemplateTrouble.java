package org.hopperflow.campaign;

import org.hopperflow.template.Template;

/** Why a template cannot be sent and what to do about it, for the campaign manager and for Cockpit. */
final class TemplateTrouble {

    /** The provider's words may be long, and an incident's message is not. */
    private static final int MOST_WORDS = 500;

    private TemplateTrouble() {
    }

    static String sentence(Template template) {
        if (template.sendable()) {
            return "The template \"" + template.name() + "\" (" + template.language() + ") is approved with other variables than before: "
                    + String.join(", ", template.unmapped()) + ". Map them to contact fields, then resume the campaign.";
        }
        return "The template \"" + template.name() + "\" (" + template.language() + ") " + what(template) + " " + remedy(template);
    }

    private static String what(Template template) {
        if (deletedHere(template)) {
            return "was deleted.";
        }
        String words = template.reason();
        return "is " + template.status() + " at the provider"
                + (words == null ? "" : " (" + words.substring(0, Math.min(words.length(), MOST_WORDS)) + ")") + ".";
    }

    private static String remedy(Template template) {
        return switch (deletedHere(template) ? "DELETED" : template.status()) {
            case "PAUSED" -> "Customers blocked or reported it: write to fewer, and only to those who asked for it."
                    + " The campaign goes on by itself when the template is approved again.";
            case "REJECTED" -> "Have it reviewed again, or make a campaign with another template."
                    + " The campaign goes on by itself when the template is approved.";
            case "DISABLED", "DELETED", "PENDING_DELETION" -> "It does not come back by itself: make a campaign with another template.";
            default -> "The campaign goes on by itself when the template is approved.";
        };
    }

    private static boolean deletedHere(Template template) {
        return template.deletedAt() != null;
    }
}
