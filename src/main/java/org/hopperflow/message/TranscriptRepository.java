package org.hopperflow.message;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hopperflow.shared.EntryId;
import org.hopperflow.shared.InteractionId;
import org.hopperflow.shared.MessageType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Both directions of a conversation in one reading. Providers tell whole seconds; within one, the order of our ids counts. */
@Repository
class TranscriptRepository {

    private static final String SENT = """
            select id, 'out' as direction, content ->> 'kind' as type, text,
                   case when state <> 'ACCEPTED' then case when state = 'REJECTED' then 'FAILED' else state end
                        when failed_at is not null then 'FAILED'
                        when read_at is not null then 'READ'
                        when delivered_at is not null then 'DELIVERED'
                        else 'SENT' end as status,
                   reason as error, author, coalesce(sent_at, queued_at) as at,
                   content #>> '{media,mediaId}' as media_id, null as mime_type, null as file_name
              from attempt
            """;
    private static final String RECEIVED = """
            select m.id, 'in', m.type,
                   case f.state when 'FAILED' then concat_ws(E'\\n', m.text, '[media could not be downloaded: ' || f.failure || ']')
                                else m.text end,
                   null, null, m.profile_name, m.at, f.media_id::text, f.mime_type, f.file_name
              from inbound_message m left join inbound_file f on f.message_id = m.id
            """;
    private static final String NEWEST_FIRST = " order by date_trunc('second', at) desc, id desc limit :limit";

    private final JdbcClient jdbc;

    TranscriptRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<TranscriptMessage> of(InteractionId interaction, int limit) {
        List<TranscriptMessage> newestFirst = new ArrayList<>(jdbc.sql("select * from (" + SENT + " where interaction_id = :interaction"
                + " union all " + RECEIVED + " where m.interaction_id = :interaction) said" + NEWEST_FIRST)
                .param("interaction", interaction.value()).param("limit", limit).query((rs, n) -> message(rs)).list());
        Collections.reverse(newestFirst);
        return newestFirst;
    }

    Map<InteractionId, TranscriptMessage> latest(Collection<InteractionId> interactions) {
        return jdbc.sql("select asked.id as asked, latest.* from unnest(cast(:interactions as uuid[])) as asked(id) cross join lateral ("
                + "select * from ((" + SENT + " where interaction_id = asked.id order by id desc limit 1)"
                + " union all (" + RECEIVED + " where m.interaction_id = asked.id order by m.id desc limit 1)) said" + NEWEST_FIRST + ") latest")
                .param("interactions", ids(interactions)).param("limit", 1)
                .query((rs, n) -> Map.entry(new InteractionId(rs.getObject("asked", UUID.class)), message(rs))).list()
                .stream().collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    Map<InteractionId, String> versions(Collection<InteractionId> interactions) {
        return jdbc.sql("""
                select asked.id, md5(concat_ws('|',
                         (select string_agg(concat_ws(',', a.id, a.state, a.reason, a.sent_at, a.delivered_at, a.read_at, a.failed_at), ';'
                                            order by a.id)
                            from attempt a where a.interaction_id = asked.id),
                         (select string_agg(concat_ws(',', m.id, f.state), ';' order by m.id)
                            from inbound_message m left join inbound_file f on f.message_id = m.id
                           where m.interaction_id = asked.id))) as version
                  from unnest(cast(:interactions as uuid[])) as asked(id)
                """).param("interactions", ids(interactions))
                .query((rs, n) -> Map.entry(new InteractionId(rs.getObject("id", UUID.class)), rs.getString("version"))).list()
                .stream().collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static UUID[] ids(Collection<InteractionId> interactions) {
        return interactions.stream().map(InteractionId::value).distinct().toArray(UUID[]::new);
    }

    void assignSent(EntryId entry, InteractionId interaction) {
        jdbc.sql("update attempt set interaction_id = :interaction where entry_id = :entry and state not in ('CANCELLED', 'REJECTED')")
                .param("interaction", interaction.value()).param("entry", entry.value()).update();
    }

    private static TranscriptMessage message(ResultSet rs) throws SQLException {
        return new TranscriptMessage(rs.getObject("id", UUID.class), rs.getString("direction"), MessageType.of(rs.getString("type")),
                rs.getString("text"), rs.getString("status"), rs.getString("error"), rs.getString("author"),
                rs.getObject("at", OffsetDateTime.class).toInstant(),
                rs.getString("media_id"), rs.getString("mime_type"), rs.getString("file_name"));
    }
}
