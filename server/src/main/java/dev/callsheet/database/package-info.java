/**
 * The PostgreSQL that everything is kept in: the one that {@code DATABASE_URL} names, or else one
 * that this process starts and stops.
 *
 * <p>One connection per transaction. A jakarta {@code @Transactional} method, a {@code
 * JdbcRepository} called inside it, and a plain injected {@link javax.sql.DataSource} all work on
 * the same connection and so on the same transaction: Micronaut wraps the injected data source, and
 * its {@code getConnection()} answers the transaction's connection (its {@code close()}, {@code
 * commit()} and {@code rollback()} are then left to the transaction). Without a transaction the
 * plain data source throws; such code unwraps the pool with {@code DelegatingDataSource}.
 */
@NullMarked
package dev.callsheet.database;

import org.jspecify.annotations.NullMarked;
