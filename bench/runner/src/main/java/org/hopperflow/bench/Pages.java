package org.hopperflow.bench;

import java.util.LinkedHashMap;
import java.util.Map;

/** How long lists take when there is a million of everything. */
final class Pages {

    private static final int CALLS = 20;

    private final Place place;
    private final Crowd crowd;

    Pages(Place place, Crowd crowd) {
        this.place = place;
        this.crowd = crowd;
    }

    void measure() {
        String campaign = crowd.campaign();
        Http http = crowd.subject().api();
        Map<String, Latencies> pages = new LinkedHashMap<>();
        paths(campaign).forEach((name, path) -> pages.put(name, measured(http, path)));
        place.title("Pages at " + crowd.pending() + " entries, milliseconds of " + CALLS + " calls");
        place.report().say("| Page                                     |      p50 |      p95 |");
        place.report().say("|------------------------------------------|----------|----------|");
        pages.forEach((name, latencies) -> place.report().tell("| %-40s | %8.1f | %8.1f |", name, latencies.millis(0.5), latencies.millis(0.95)));
    }

    private Map<String, String> paths(String campaign) {
        Database database = crowd.subject().database();
        String api = "/api/v1/";
        String hopper = api + "campaigns/" + campaign + "/hopper";
        String history = api + "campaigns/" + campaign + "/history";
        String list = database.list("select list_id from campaign_list where campaign_id = '" + campaign + "'").get(0);
        String contacts = api + "lists/" + list + "/contacts";
        Map<String, String> paths = new LinkedHashMap<>();
        paths.put("console: campaign board", "page /");
        paths.put("console: what is live on it", "page /campaigns/live");
        paths.put("campaigns", api + "campaigns");
        paths.put("hopper: counts", hopper);
        paths.put("hopper: first page", hopper + "/entries");
        paths.put("hopper: PENDING, first page", hopper + "/entries?status=PENDING");
        paths.put("hopper: PENDING, nine tenths in", hopper + "/entries?status=PENDING&after=" + deep("hopper_entry", campaign));
        paths.put("hopper: RETRY (there is none)", hopper + "/entries?status=RETRY");
        paths.put("history: first page", history);
        paths.put("history: nine tenths in", history + "?after=" + deep("attempt", campaign));
        paths.put("interactions: OPEN, first page", api + "interactions?account=shop&status=OPEN");
        paths.put("interactions: OPEN, nine tenths in", api + "interactions?account=shop&status=OPEN&after=" + deep("interaction", campaign));
        paths.put("interactions: CLOSED", api + "interactions?account=shop&status=CLOSED");
        paths.put("interactions: of every account", api + "interactions");
        paths.put("lists", api + "lists");
        paths.put("contacts: first page", contacts);
        paths.put("contacts: nine tenths in", contacts + "?after=" + database.list("select id from contact where list_id = '" + list
                + "' order by id offset " + crowd.pending() / 10 * 9 + " limit 1").get(0));
        return paths;
    }

    private String deep(String table, String campaign) {
        return crowd.subject().database().list("select id from " + table + " where campaign_id = '" + campaign + "' order by id offset "
                + crowd.pending() / 10 * 9 + " limit 1").get(0);
    }

    private static Latencies measured(Http http, String path) {
        Latencies latencies = new Latencies();
        call(http, path);
        for (int i = 0; i < CALLS; i++) {
            long from = System.nanoTime();
            call(http, path);
            latencies.add(System.nanoTime() - from);
        }
        return latencies;
    }

    private static void call(Http http, String path) {
        if (path.startsWith("page ")) {
            http.page(path.substring("page ".length()));
        } else {
            http.get(path);
        }
    }
}
