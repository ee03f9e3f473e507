package org.hopperflow.message;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.hopperflow.shared.EntryId;
import org.hopperflow.shared.InteractionId;
import org.hopperflow.shared.MessageType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Both directions of a conversation in one reading. Providers tell whole seconds; within one, the order of our ids counts. */
@Repository
class TranscriptRepository {

    private final JdbcClient jdbc;

    TranscriptRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<TranscriptMessage> of(InteractionId interaction, int limit) {
        List<TranscriptMessage> newestFirst = new ArrayList<>(jdbc.sql("""
                select * from (
                  select id, 'out' as direction, content ->> 'kind' as type, text,
                         case when state <> 'ACCEPTED' then case when state = 'REJECTED' then 'FAILED' else state end
                              when failed_at is not null then 'FAILED'
                              when read_at is not null then 'READ'
                              when delivered_at is not null then 'DELIVERED'
                              else 'SENT' end as status,
                         reason as error, author, coalesce(sent_at, queued_at) as at,
                         content #>> '{media,mediaId}' as media_id, null as mime_type, null as file_name
                    from attempt where interaction_id = :interaction
                  union all
                  select m.id, 'in', m.type,
                         case f.state when 'FAILED' then concat_ws(E'\\n', m.text, '[media could not be downloaded: ' || f.failure || ']')
                                      else m.text end,
                         null, null, m.profile_name, m.at, f.media_id::text, f.mime_type, f.file_name
                    from inbound_message m left join inbound_file f on f.message_id = m.id
                   where m.interaction_id = :interaction) said
                order by date_trunc('second', at) desc, id desc
                limit :limit
                """).param("interaction", interaction.value()).param("limit", limit).query((rs, n) -> message(rs)).list());
        Collections.reverse(newestFirst);
        return newestFirst;
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
