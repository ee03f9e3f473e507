package org.hopperflow.template;

import java.util.Map;
import org.hopperflow.shared.ContactId;
import org.hopperflow.shared.RuleBroken;

/** What is known of a customer. Asked of the rooms that know contacts; templates know only the names of fields. */
public interface CustomerFields {

    /**
     * Values by the names that a mapping uses: {@code firstName}, {@code custom.city}, …
     *
     * @throws RuleBroken contact-not-found
     */
    Map<String, String> of(ContactId contact);
}
