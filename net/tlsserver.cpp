// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/tlsserver.h"

#include <QCryptographicHash>
#include <openssl/err.h>
#include <openssl/pem.h>
#include <openssl/ssl.h>

namespace mendian::net {

namespace {

Status badPem(const char *what)
{
    ERR_clear_error();
    return fail(ErrorCode::InvalidInput, QStringLiteral("TLS: %1 cannot be used").arg(QLatin1String(what)));
}

BIO *reader(const QByteArray &bytes) { return BIO_new_mem_buf(bytes.constData(), static_cast<int>(bytes.size())); }

Status useIdentity(SSL_CTX *context, const Identity &identity)
{
    BIO *certificateBio = reader(identity.certificate);
    X509 *certificate = PEM_read_bio_X509(certificateBio, nullptr, nullptr, nullptr);
    bool good = certificate && SSL_CTX_use_certificate(context, certificate) == 1;
    X509_free(certificate);
    while (good) { // the rest of the PEM is the chain
        X509 *next = PEM_read_bio_X509(certificateBio, nullptr, nullptr, nullptr);
        if (!next)
            break;
        good = SSL_CTX_add1_chain_cert(context, next) == 1;
        X509_free(next);
    }
    BIO_free(certificateBio);
    ERR_clear_error(); // the end of the chain leaves "no start line" behind
    if (!good)
        return badPem("the server certificate");
    BIO *keyBio = reader(identity.privateKey);
    EVP_PKEY *key = PEM_read_bio_PrivateKey(keyBio, nullptr, nullptr, nullptr);
    BIO_free(keyBio);
    good = key && SSL_CTX_use_PrivateKey(context, key) == 1 && SSL_CTX_check_private_key(context) == 1;
    EVP_PKEY_free(key);
    if (!good)
        return badPem("the server key");
    return {};
}

Status trustClients(SSL_CTX *context, const QByteArray &authorities)
{
    BIO *bio = reader(authorities);
    int count = 0;
    while (X509 *authority = PEM_read_bio_X509(bio, nullptr, nullptr, nullptr)) {
        X509_STORE_add_cert(SSL_CTX_get_cert_store(context), authority);
        SSL_CTX_add_client_CA(context, authority);
        X509_free(authority);
        ++count;
    }
    BIO_free(bio);
    ERR_clear_error();
    if (count == 0)
        return badPem("the authority of the client certificates");
    return {};
}

} // namespace

Status configureTls(SSL_CTX *context, const TlsOptions &options)
{
    SSL_CTX_set_min_proto_version(context, TLS1_2_VERSION);
    SSL_CTX_set_options(
        context, SSL_OP_NO_COMPRESSION | SSL_OP_NO_RENEGOTIATION | SSL_OP_NO_TICKET | SSL_OP_CIPHER_SERVER_PREFERENCE);
    SSL_CTX_set_num_tickets(context, 0);
    SSL_CTX_set_session_cache_mode(context, SSL_SESS_CACHE_OFF);
    SSL_CTX_set_mode(context, SSL_MODE_RELEASE_BUFFERS); // an idle till costs some 30 KB less
    if (SSL_CTX_set_cipher_list(context, "ECDHE+AESGCM:ECDHE+CHACHA20") != 1)
        return fail(ErrorCode::Internal, QStringLiteral("TLS: no cipher"));
    MENDIAN_TRY(useIdentity(context, options.identity));
    int mode = SSL_VERIFY_NONE;
    if (options.clientCertificates != ClientCertificates::Ignored) {
        MENDIAN_TRY(trustClients(context, options.clientAuthorities));
        mode = SSL_VERIFY_PEER;
        if (options.clientCertificates == ClientCertificates::Required)
            mode |= SSL_VERIFY_FAIL_IF_NO_PEER_CERT;
    }
    SSL_CTX_set_verify(context, mode, nullptr);
    return {};
}

void readPeerCertificate(const SSL *connection, Peer &peer)
{
    X509 *certificate = SSL_get1_peer_certificate(connection);
    if (!certificate)
        return;
    if (SSL_get_verify_result(connection) == X509_V_OK && SSL_get_verify_mode(connection) != SSL_VERIFY_NONE) {
        unsigned char *der = nullptr;
        const int size = i2d_X509(certificate, &der);
        if (size > 0) {
            const QByteArray bytes(reinterpret_cast<const char *>(der), size);
            peer.certificateSha256 = QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex();
            OPENSSL_free(der);
        }
        char name[128] = {};
        X509_NAME_get_text_by_NID(X509_get_subject_name(certificate), NID_commonName, name, sizeof name);
        peer.certificateName = QString::fromUtf8(name);
    }
    X509_free(certificate);
}

} // namespace mendian::net
