package org.hopperflow.template;

import org.hopperflow.provider.MessageContent;

/**
 * A template filled for one customer.
 *
 * @param content what travels to the provider
 * @param text    what the customer reads: header, body and footer, each on its lines, then the buttons in brackets
 */
public record RenderedTemplate(MessageContent.Template content, String text) {
}
