package org.hopperflow.console.demo;

import java.util.List;
import java.util.Optional;
import org.hopperflow.shared.ListId;
import org.hopperflow.shared.TemplateId;

/** What the demo asks of the rooms. */
interface DemoWorld {

    /** True once the account was made, in whatever start. */
    boolean exists();

    /** The account that sends, {@link DemoTexts#ACCOUNT}. */
    void account();

    /** The template, submitted and mapped; the sandbox approves it a moment later. */
    TemplateId template();

    /** An account at Kaleyra, {@link DemoTexts#KALEYRA}; nothing when it is there. */
    void kaleyra();

    /** Another template, {@link DemoTexts#LIVING}, that shows what becomes of templates. */
    void living();

    /** The statuses of that template since it was made, oldest first; none when it is not there. */
    List<String> lived();

    /** Its customers complain. */
    void pause();

    /** They do not any more. */
    void approveAgain();

    /** The list with the demo's customers; they are imported in the background. */
    ListId list();

    /** How each of those customers behaves at the sandbox. */
    void fates();

    /** What an earlier start made; empty when somebody deleted it since, or the template cannot be sent. */
    Optional<Offer> offer();

    /** The template and whom it is for. */
    record Offer(TemplateId template, ListId list) {
    }
}
