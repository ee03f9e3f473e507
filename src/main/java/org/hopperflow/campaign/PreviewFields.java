package org.hopperflow.campaign;

import java.util.Map;
import org.hopperflow.contact.Contacts;
import org.hopperflow.shared.ContactId;
import org.hopperflow.template.CustomerFields;
import org.springframework.stereotype.Component;

/** Lets a template be looked at as one contact will read it: filled with what a campaign would fill it with. */
@Component
class PreviewFields implements CustomerFields {

    private final Contacts contacts;

    PreviewFields(Contacts contacts) {
        this.contacts = contacts;
    }

    @Override
    public Map<String, String> of(ContactId contact) {
        return contacts.require(contact).fields();
    }
}
