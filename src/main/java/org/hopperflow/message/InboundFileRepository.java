package org.hopperflow.message;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.hopperflow.provider.ReceivedFile;
import org.hopperflow.provider.ReceivedFiles;
import org.hopperflow.shared.AccountKey;
import org.hopperflow.shared.InboundMessageId;
import org.hopperflow.shared.Storable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Customers' files that are to be fetched. When one is tried again is a matter of database time. */
@Repository
class InboundFileRepository {

    private final JdbcClient jdbc;

    InboundFileRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param tries the one about to be made included */
    record Waiting(InboundMessageId message, AccountKey account, ReceivedFile file, int tries) {
    }

    void insert(InboundMessageId message, AccountKey account, ReceivedFile file) {
        jdbc.sql("""
                insert into inbound_file (message_id, account_key, provider_id, link, mime_type, file_name, state, next_try_at)
                values (:message, :account, :id, :link, :mimeType, :fileName, 'WAITING', clock_timestamp())
                    on conflict (message_id) do nothing
                """).param("message", message.value()).param("account", account.value()).param("id", file.id()).param("link", file.link())
                .param("mimeType", file.mimeType()).param("fileName", file.fileName()).update();
    }

    /** Those that are due, for this node alone until the lease is over: another one takes over what a killed process had begun. */
    List<Waiting> take(int limit, Duration lease) {
        return jdbc.sql("""
                update inbound_file set tries = tries + 1, next_try_at = clock_timestamp() + :lease * interval '1 second'
                 where message_id in (select message_id from inbound_file
                                       where state = 'WAITING' and next_try_at <= clock_timestamp()
                                       order by next_try_at limit :limit for update skip locked)
                returning message_id, account_key, provider_id, link, mime_type, file_name, tries
                """).param("limit", limit).param("lease", lease.toSeconds()).query(InboundFileRepository::waiting).list();
    }

    void kept(InboundMessageId message, ReceivedFiles.Kept file) {
        jdbc.sql("""
                update inbound_file set state = 'KEPT', media_id = :media, mime_type = :mimeType, file_name = :fileName, failure = null
                 where message_id = :message and state = 'WAITING'
                """).param("message", message.value()).param("media", file.id().value()).param("mimeType", file.mimeType())
                .param("fileName", file.fileName()).update();
    }

    void tryLater(InboundMessageId message, Duration wait, String failure) {
        jdbc.sql("""
                update inbound_file set next_try_at = clock_timestamp() + :wait * interval '1 second', failure = :failure
                 where message_id = :message and state = 'WAITING'
                """).param("message", message.value()).param("wait", wait.toSeconds()).param("failure", Storable.repaired(failure)).update();
    }

    void failed(InboundMessageId message, String failure) {
        jdbc.sql("update inbound_file set state = 'FAILED', failure = :failure where message_id = :message and state = 'WAITING'")
                .param("message", message.value()).param("failure", Storable.repaired(failure)).update();
    }

    private static Waiting waiting(ResultSet row, int number) throws SQLException {
        return new Waiting(new InboundMessageId(row.getObject("message_id", UUID.class)), AccountKey.of(row.getString("account_key")),
                new ReceivedFile(row.getString("provider_id"), row.getString("link"), row.getString("mime_type"), row
                        .getString("file_name")),
                row.getInt("tries"));
    }
}
