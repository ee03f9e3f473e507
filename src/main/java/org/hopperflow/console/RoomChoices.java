package org.hopperflow.console;

import java.util.List;
import org.hopperflow.contact.ContactLists;
import org.hopperflow.template.Template;
import org.hopperflow.template.Templates;
import org.springframework.stereotype.Component;

/** Asks the rooms that keep them. */
@Component
class RoomChoices implements CampaignChoices {

    /** As many as a person looks through in a select; the API knows all. */
    private static final int OFFERED = 200;

    private final Templates templates;
    private final ContactLists lists;

    RoomChoices(Templates templates, ContactLists lists) {
        this.templates = templates;
        this.lists = lists;
    }

    @Override
    public List<Choice> templates() {
        return templates.all(OFFERED).stream().filter(Template::sendable)
                .map(template -> new Choice(template.id().toString(),
                        template.name() + " (" + template.draft().language() + ") – " + template.accountKey()))
                .toList();
    }

    @Override
    public List<Choice> lists() {
        return lists.newest(OFFERED).stream().map(list -> new Choice(list.id().toString(), list.name())).toList();
    }
}
