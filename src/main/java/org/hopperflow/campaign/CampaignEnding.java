package org.hopperflow.campaign;

import java.util.List;

/** The campaign is over for these entries. One that cannot be told yet is told again a second later. */
public record CampaignEnding(List<Waiting> entries) {
}
