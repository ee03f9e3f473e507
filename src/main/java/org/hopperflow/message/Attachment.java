package org.hopperflow.message;

import org.hopperflow.provider.MessageContent;

/** A file that can be sent by itself. @param text what a transcript shows: the file's name in brackets, and the caption */
public record Attachment(MessageContent.File content, String text) {
}
