package org.hopperflow.template;

import java.time.Instant;

/** What a template was from some time on, until the next change. @param reason the provider's words; null when it gave none */
public record TemplateChange(Instant at, String status, String quality, String category, String reason) {
}
