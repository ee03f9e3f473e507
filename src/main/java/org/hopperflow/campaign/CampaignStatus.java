package org.hopperflow.campaign;

/** The life of a campaign. RUNNING also outside its sending hours; PAUSED is the system's doing, STOPPED a person's. */
public enum CampaignStatus { SCHEDULED, RUNNING, STOPPED, PAUSED, COMPLETED }
