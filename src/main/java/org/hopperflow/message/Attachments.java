package org.hopperflow.message;

import org.hopperflow.shared.AccountKey;
import org.hopperflow.shared.RuleBroken;

/** Uploaded files as messages, for rooms that know of none. */
public interface Attachments {

    /**
     * @param mediaId of an uploaded file
     * @param caption at most 1024 characters; null or blank when there is none
     * @throws RuleBroken naming {@code mediaId} and {@code caption}
     */
    Attachment of(String mediaId, String caption);

    /** @throws RuleBroken no-public-address when the account's provider would have to fetch files and cannot */
    void sendable(AccountKey account);
}
