// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/certificates.h"
#include "net/message.h"

struct ssl_ctx_st;
struct ssl_st;

namespace mendian::net {

enum class ClientCertificates {
    Ignored,  ///< not asked for
    Optional, ///< asked for; a handler sees who it is or that there is none. A foreign one ends the handshake
    Required, ///< none, or a foreign one, ends the handshake
};

struct TlsOptions
{
    Identity identity;
    QByteArray clientAuthorities; ///< PEM, one or several: who may sign client certificates
    ClientCertificates clientCertificates = ClientCertificates::Ignored;
};

/// TLS 1.2 and 1.3 with forward secrecy only, no compression, no renegotiation, no session tickets (a ticket would
/// carry a client's certificate past its removal).
Status configureTls(ssl_ctx_st *context, const TlsOptions &options);

/// Fills in the certificate fields of `peer` from a finished handshake.
void readPeerCertificate(const ssl_st *connection, Peer &peer);

} // namespace mendian::net
