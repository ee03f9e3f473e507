package org.hopperflow.console;

/** A campaign's pages beside each other. */
enum CampaignTab {

    SETTINGS("Settings", ""), HOPPER("Hopper", "/hopper"), PENDING("Pending", "/pending"), HISTORY("History", "/history"), FLOW("Flow", "/flow");

    private final String label;
    private final String path;

    CampaignTab(String label, String path) {
        this.label = label;
        this.path = path;
    }

    public String label() {
        return label;
    }

    /** Behind the campaign's own address. */
    public String path() {
        return path;
    }
}
