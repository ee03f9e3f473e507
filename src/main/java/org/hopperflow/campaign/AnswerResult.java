package org.hopperflow.campaign;

/** What an answer means for the campaign. @param instance the process instance to tell; null unless AWAITED */
public record AnswerResult(AnswerTiming timing, String instance) {
}
