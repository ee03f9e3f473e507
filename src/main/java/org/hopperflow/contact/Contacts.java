package org.hopperflow.contact;

import java.util.Collection;
import java.util.Map;
import org.hopperflow.shared.AccountKey;
import org.hopperflow.shared.ContactId;
import org.hopperflow.shared.ListId;
import org.hopperflow.shared.RuleBroken;

/** The contacts and their lists, for the rooms that write to them. */
public interface Contacts {

    /** @throws RuleBroken contact-not-found */
    Contact require(ContactId id);

    /** Those of {@code ids} that exist. */
    Map<ContactId, Contact> byIds(Collection<ContactId> ids);

    /** The person behind an unknown number: the contact of the account's master list, made there when it is missing. */
    Contact inMasterList(AccountKey account, String phone, String profileName);

    /** How many of the list's contacts gave no opt-in. */
    long withoutOptIn(ListId list);

    /** The list cannot be deleted until the transaction ends. @throws RuleBroken list-not-found */
    void requireList(ListId id);

    /**
     * A campaign of the account takes the list: custom fields of numbers that are in the account's master list too become the same in
     * both, the latest non-blank value wins. In the caller's transaction.
     */
    void campaignTakes(ListId list, AccountKey account);
}
