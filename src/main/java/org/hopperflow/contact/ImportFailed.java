package org.hopperflow.contact;

/** The file as a whole cannot be imported; the message is what the person who sent it reads. */
final class ImportFailed extends RuntimeException {

    ImportFailed(String sentence) {
        super(sentence);
    }
}
