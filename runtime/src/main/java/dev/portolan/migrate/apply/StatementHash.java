package dev.portolan.migrate.apply;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/** The hash over the statements of a file up to one of them. */
final class StatementHash {
    private final MessageDigest digest;

    StatementHash() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** With one more. @return {@code h1:…} */
    String with(String statement) {
        digest.update(statement.getBytes(StandardCharsets.UTF_8));
        try {
            MessageDigest soFar = (MessageDigest) digest.clone();
            return "h1:" + Base64.getEncoder().encodeToString(soFar.digest());
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("the platform's SHA-256 can be cloned", e);
        }
    }
}
