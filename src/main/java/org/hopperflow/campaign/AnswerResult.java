package org.hopperflow.campaign;

/**
 * What an answer is worth to the campaign.
 *
 * @param instance the process instance of the entry, which waits for the reply or will; null when there is none
 */
public record AnswerResult(AnswerTiming timing, String instance) {
}
