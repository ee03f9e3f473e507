package org.hopperflow.provider.meta;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class MetaMediaRepository implements KnownMedia {

    private static final String PLACE = " account_key = :account and media_id = :media and phone_number_id = :number";

    private final JdbcClient jdbc;

    MetaMediaRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Optional<Known> find(Place place) {
        return at(jdbc.sql("select provider_media_id, expires_at from meta_media where" + PLACE), place)
                .query((row, number) -> new Known(row.getString("provider_media_id"),
                        row.getObject("expires_at", OffsetDateTime.class).toInstant())).optional();
    }

    @Override
    public void save(Place place, Known known) {
        at(jdbc.sql("""
                insert into meta_media (account_key, media_id, phone_number_id, provider_media_id, expires_at)
                values (:account, :media, :number, :id, :expiresAt)
                    on conflict (account_key, media_id) do update
                    set phone_number_id = excluded.phone_number_id, provider_media_id = excluded.provider_media_id,
                        expires_at = excluded.expires_at
                """), place)
                .param("id", known.id()).param("expiresAt", OffsetDateTime.ofInstant(known.expiresAt(), ZoneOffset.UTC)).update();
    }

    @Override
    public void forget(Place place) {
        at(jdbc.sql("delete from meta_media where" + PLACE), place).update();
    }

    private static JdbcClient.StatementSpec at(JdbcClient.StatementSpec statement, Place place) {
        return statement.param("account", place.account().value()).param("media", place.media().value())
                .param("number", place.phoneNumberId());
    }
}
