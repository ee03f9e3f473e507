package org.hopperflow.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What must hold whenever a campaign has come to rest, whatever happened meanwhile. Each finding is a list of rows, so that a failure
 * names who it happened to.
 *
 * @param nodes   the database of the nodes
 * @param sandbox the database of the process that counts messages
 */
record Invariants(Database nodes, Database sandbox) {

    /** Outcomes that are still on their way; a campaign is at rest when there are none. */
    static final String UNDER_WAY = """
            select count(*) from attempt
             where state in ('QUEUED', 'SENDING') or state = 'UNKNOWN' and outcome is null or not told
            """;

    /** The same without those that only the grace ends. */
    static final String LEAVING = "select count(*) from attempt where state in ('QUEUED', 'SENDING') or not told";

    private static final Map<String, String> NOTHING_IS_LEFT_OVER = new LinkedHashMap<>();

    static {
        NOTHING_IS_LEFT_OVER.put("a contact nobody took", "select id from hopper_entry where status = 'FRESH'");
        NOTHING_IS_LEFT_OVER.put("an outcome on its way", """
                select id, state, reason from attempt
                 where state in ('QUEUED', 'SENDING') or state = 'UNKNOWN' and outcome is null or not told
                """);
        NOTHING_IS_LEFT_OVER.put("an unconfirmed send that nobody is shown", """
                select a.id, e.status, e.reason from attempt a join hopper_entry e on e.id = a.entry_id
                 where a.state = 'UNKNOWN' and e.status <> 'CLOSED'
                   and not (e.status = 'PENDING' and e.reason is not distinct from 'Send not confirmed')
                """);
        NOTHING_IS_LEFT_OVER.put("an entry that says unconfirmed although it is known", """
                select id, phone from hopper_entry e
                 where status = 'PENDING' and reason = 'Send not confirmed'
                   and not exists (select 1 from attempt a where a.entry_id = e.id and a.state = 'UNKNOWN')
                """);
        NOTHING_IS_LEFT_OVER.put("a contact put aside", "select id, reason from hopper_entry where reason like 'Could not be%'");
        NOTHING_IS_LEFT_OVER.put("a status that waits for a message of ours", """
                select provider_message_id, status from early_status
                """);
        NOTHING_IS_LEFT_OVER.put("a stuck job", "select id_, exception_msg_ from act_ru_job where retries_ = 0");
        NOTHING_IS_LEFT_OVER.put("an incident", "select id_, incident_msg_ from act_ru_incident");
        NOTHING_IS_LEFT_OVER.put("an instance without an open entry", """
                select x.id_, x.business_key_ from act_ru_execution x join act_re_procdef d on d.id_ = x.proc_def_id_
                 where d.key_ = 'hopperContact' and x.parent_id_ is null
                   and not exists (select 1 from hopper_entry e
                                    where e.id::text = x.business_key_ and e.process_instance_id = x.id_ and e.status <> 'CLOSED')
                """);
        NOTHING_IS_LEFT_OVER.put("a waiting entry without an instance", """
                select e.id, e.status, e.reason from hopper_entry e
                 where e.status in ('PENDING', 'RETRY')
                   and not exists (select 1 from act_ru_execution x where x.id_ = e.process_instance_id)
                """);
        NOTHING_IS_LEFT_OVER.put("a token on the send step that nothing will move", """
                select x.id_ from act_ru_execution x
                 where x.act_id_ = 'sendTemplate' and x.is_active_
                   and not exists (select 1 from attempt a where a.token like x.id_ || '/%'
                                      and (a.state in ('QUEUED', 'SENDING') or a.state = 'UNKNOWN' and a.outcome is null or not a.told))
                """);
        NOTHING_IS_LEFT_OVER.put("a customer kept by a contact that is closed", """
                select i.id, i.phone from interaction i join hopper_entry e on e.id = i.entry_id
                 where i.kind = 'CAMPAIGN' and i.status = 'OPEN' and e.status = 'CLOSED'
                """);
        NOTHING_IS_LEFT_OVER.put("a webhook that nobody took", """
                select id, tries, failure from inbox_item where state = 'PARKED' or state = 'NEW' and tries > 3
                """);
        NOTHING_IS_LEFT_OVER.put("a webhook that could not be read", "select id, failure from webhook_event where state <> 'READ'");
        NOTHING_IS_LEFT_OVER.put("an entry with other attempts than it counted", """
                select e.id, e.attempts, count(a.id) from hopper_entry e left join attempt a on a.entry_id = e.id
                 group by e.id, e.attempts having e.attempts <> count(a.id)
                """);
    }

    void hold(String campaign, long contacts) {
        assertThat(duplicates()).as("messaged twice").isEmpty();
        assertThat(repeatedReferences()).as("attempts that left twice").isEmpty();
        assertThat(lost()).as("messages the ledger does not know, or knows otherwise").isEmpty();
        assertThat(unsettled()).as("unknown although the provider told about it").isEmpty();
        assertThat(unheard()).as("answers that nobody got, or got twice").isEmpty();
        NOTHING_IS_LEFT_OVER.forEach((what, sql) -> assertThat(nodes.rows(sql)).as(what).isEmpty());
        assertThat(nodes.count("select count(*) from hopper_entry where campaign_id = '" + campaign + "'")).as("entries")
                .isEqualTo(contacts);
    }

    List<String> duplicates() {
        return sandbox.rows("select phone, count(*) from sandbox_message where type = 'template' group by phone having count(*) > 1");
    }

    private List<String> repeatedReferences() {
        return sandbox.rows("select reference, count(*) from sandbox_message group by reference having count(*) > 1");
    }

    /** Compares both books: a message there and none here, or none there and one here. */
    List<String> lost() {
        Map<String, String> there = new HashMap<>();
        sandbox.rows("select reference, phone from sandbox_message").forEach(row -> there.put(row.split(" ")[0], row.split(" ")[1]));
        Map<String, String> here = new HashMap<>();
        nodes.rows("select id, recipient from attempt where state in ('ACCEPTED', 'UNKNOWN')")
                .forEach(row -> here.put(row.split(" ")[0], row.split(" ")[1]));
        List<String> notHere = there.entrySet().stream().filter(message -> !message.getValue().equals(here.get(message.getKey())))
                .map(message -> "not in the ledger: " + message).toList();
        List<String> accepted = nodes.rows("select id, recipient from attempt where state = 'ACCEPTED'").stream()
                .filter(row -> !there.containsKey(row.split(" ")[0])).map(row -> "never sent: " + row).toList();
        return Stream.concat(notHere.stream(), accepted.stream()).toList();
    }

    /** All webhooks were brought, so only of those who never report can the outcome be open. */
    private List<String> unsettled() {
        Set<String> reported = new HashSet<>(sandbox.rows("""
                select m.reference from sandbox_message m left join sandbox_number n on n.phone = m.phone
                 where n.behaviour ->> 'silent' is distinct from 'true'
                """));
        return nodes.rows("select id from attempt where state = 'UNKNOWN'").stream().filter(reported::contains).toList();
    }

    private List<String> unheard() {
        List<String> answered = sandbox.rows("""
                select m.phone from sandbox_message m join sandbox_number n on n.phone = m.phone
                 where n.behaviour -> 'answer' ->> 'type' in ('BUTTON', 'TEXT') and n.behaviour -> 'failCode' is null
                   and m.type = 'template'
                """);
        Map<String, Long> heard = nodes.rows("select phone from inbound_message").stream()
                .collect(Collectors.groupingBy(phone -> phone, Collectors.counting()));
        return answered.stream().filter(phone -> heard.getOrDefault(phone, 0L) != 1).toList();
    }

    /** The numbers whose send a person has to settle. @param prefix how they begin */
    List<String> unconfirmed(String prefix) {
        return nodes.rows("select recipient from attempt where state = 'UNKNOWN' and outcome = 'UNCONFIRMED' and recipient like '"
                + prefix + "%' order by recipient");
    }
}
