package org.hopperflow.contact;

import java.util.List;
import java.util.Optional;
import org.hopperflow.shared.AccountKey;
import org.hopperflow.shared.ContactId;
import org.hopperflow.shared.ListId;

/** What campaigns do with lists, told by the room of the campaigns. */
public interface ListUse {

    /** The name of a campaign that is not completed and has the list. */
    Optional<String> campaignWith(ListId list);

    /** The name of a campaign that is not completed and has the contact in its hopper. */
    Optional<String> campaignWith(ContactId contact);

    /** The accounts whose campaigns have the list. */
    List<AccountKey> accountsOf(ListId list);

    /** The lists of an account's campaigns. */
    List<ListId> listsOf(AccountKey account);
}
