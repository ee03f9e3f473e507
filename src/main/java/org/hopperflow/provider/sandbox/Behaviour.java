package org.hopperflow.provider.sandbox;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * How a number behaves.
 *
 * @param answer      null: the customer does not answer
 * @param afterMillis the answer's delay after the message was read; default 400
 * @param failCode    the provider's code, such as {@code 131026} or {@code E110}; {@code http-402}: that HTTP status without any code, and in a
 *                    webhook no code at all; null: nothing fails
 * @param failTimes   null: every time
 * @param failBy      default CALL
 * @param slowMillis  the call is answered this much later; the message is accepted at once
 * @param drop        the message is accepted, then the connection is closed without an answer
 * @param repeat      every webhook is sent this often; 0 and 1 mean once
 * @param shuffle     statuses come in the wrong order
 * @param silent      no statuses
 * @param lateMillis  webhooks come this much later (business time), with the time stamps they would have had
 */
@JsonInclude(JsonInclude.Include.NON_DEFAULT)
record Behaviour(Answer answer, Long afterMillis, @JsonInclude(JsonInclude.Include.NON_NULL) String failCode, String failText,
        Integer failTimes, FailBy failBy, long slowMillis, boolean drop, int repeat, boolean shuffle, boolean silent, long lateMillis) {

    static final Behaviour ORDINARY = answering(null);

    private static final long ANSWER_AFTER_MILLIS = 400;

    /** @param index the quick reply or row, 0-based; @param text what is written, the caption, or the label instead of the template's */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Answer(AnswerType type, int index, String text) {
    }

    enum AnswerType { BUTTON, TEXT, LIST, MEDIA }

    enum FailBy { CALL, WEBHOOK }

    static Behaviour answering(Answer answer) {
        return new Behaviour(answer, null, null, null, null, null, 0, false, 0, false, false, 0);
    }

    static Behaviour failing(String code, Integer times, FailBy by) {
        return new Behaviour(null, null, code, null, times, by, 0, false, 0, false, false, 0);
    }

    static Behaviour silence() {
        return new Behaviour(null, null, null, null, null, null, 0, false, 0, false, true, 0);
    }

    /** Codes are words and numbers; a status without a code is one of those that mean no. */
    boolean failsReadably() {
        return failCode == null || failCode.matches("http-[45]\\d\\d|(?!http-)[A-Za-z0-9]{1,20}");
    }

    boolean failsBy(FailBy way) {
        return failCode != null && way == (failBy == null ? FailBy.CALL : failBy);
    }

    @JsonIgnore
    int copies() {
        return Math.max(1, repeat);
    }

    @JsonIgnore
    long answerDelay() {
        return afterMillis == null ? ANSWER_AFTER_MILLIS : afterMillis;
    }
}
