package org.hopperflow.console;

import java.util.List;

/** What a new campaign may be made of. */
interface CampaignChoices {

    /** Templates that can be sent now, each with its account; empty when there is none yet. */
    List<Choice> templates();

    /** Contact lists, the newest first. */
    List<Choice> lists();
}
