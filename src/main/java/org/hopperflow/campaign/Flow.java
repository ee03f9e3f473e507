package org.hopperflow.campaign;

/** The flow a campaign runs. @param version null means the latest */
record Flow(String key, Integer version) {

    static final Flow SHIPPED = new Flow("hopperContact", null);

    /** Reads {@code key} or {@code key:version}; the shipped flow for null. @throws NumberFormatException for a version that is no number */
    static Flow of(String text) {
        if (text == null || text.isBlank()) {
            return SHIPPED;
        }
        int colon = text.indexOf(':');
        return colon < 0 ? new Flow(text, null) : new Flow(text.substring(0, colon), Integer.valueOf(text.substring(colon + 1)));
    }

    @Override
    public String toString() {
        return version == null ? key : key + ":" + version;
    }
}
