package org.hopperflow.contact;

import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.hopperflow.shared.ListId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The keys a list and the file before have, when the key is more or other than the phone, for which the list has an index. They live in a
 * table of the transaction, as digests, since an address may be longer than an index takes.
 */
@Repository
class KnownKeyRepository {

    private static final Map<String, String> COLUMNS = Map.of("phone", "phone", "mobile", "mobile", "email", "lower(email)");

    private final JdbcClient jdbc;

    KnownKeyRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void open(ListId list, DuplicateKey key) {
        jdbc.sql("create temporary table import_known (key uuid primary key) on commit drop").update();
        String joined = key.fields().stream().map(field -> "coalesce(" + COLUMNS.get(field) + ", '')").collect(Collectors.joining(" || :between || "));
        String any = key.fields().stream().map(field -> field + " is not null").collect(Collectors.joining(" or "));
        jdbc.sql("insert into import_known select distinct md5(" + joined + ")::uuid from contact where list_id = :list and (" + any + ")")
                .param("between", DuplicateKey.BETWEEN).param("list", list.value()).update();
    }

    /** Those of {@code keys} that were known before; from now on all of them are. The answer may be changed. */
    Set<String> among(Collection<String> keys) {
        return new HashSet<>(jdbc.sql("""
                with asked as (select distinct key, md5(key)::uuid as digest from unnest(:keys) as asked (key)),
                     added as (insert into import_known select distinct digest from asked on conflict do nothing returning key)
                select key from asked where digest not in (select key from added)
                """).param("keys", keys.toArray(String[]::new)).query(String.class).list());
    }
}
