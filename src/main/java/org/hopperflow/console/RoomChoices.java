package org.hopperflow.console;

import java.util.List;
import org.hopperflow.contact.ContactLists;
import org.springframework.stereotype.Component;

/** Asks the rooms that keep them. */
@Component
class RoomChoices implements CampaignChoices {

    /** As many as a person looks through in a select; the API knows all. */
    private static final int OFFERED = 200;

    private final ContactLists lists;

    RoomChoices(ContactLists lists) {
        this.lists = lists;
    }

    /** The template room offers no list to other rooms yet. */
    @Override
    public List<Choice> templates() {
        return List.of();
    }

    @Override
    public List<Choice> lists() {
        return lists.newest(OFFERED).stream().map(list -> new Choice(list.id().toString(), list.name())).toList();
    }
}
