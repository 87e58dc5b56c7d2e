// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/core/authorisation.h"
#include "tests/support/authorised.h"

#include <QtTest>

#include <string>
#include <type_traits>

namespace undertone {

/// Stands for the consent book, which alone makes grants.
class ConsentBook {
public:
    ConsentGrant grant(Purpose purpose) const { return {"session-1", purpose, m_withdrawn}; }
    void withdraw() const { m_withdrawn.cancel(); }

private:
    CancellationToken m_withdrawn;
};

}  // namespace undertone

using namespace undertone;

// Nothing but a statement or a grant makes an authorisation, and nobody but the consent book a grant.
static_assert(!std::is_default_constructible_v<Authorisation> && !std::is_default_constructible_v<LicenceAttestation>);
static_assert(!std::is_constructible_v<LicenceAttestation, std::string> && !std::is_constructible_v<Authorisation, Purpose>);
static_assert(!std::is_constructible_v<Authorisation, std::string> && !std::is_convertible_v<ConsentGrant, Authorisation>);
static_assert(!std::is_default_constructible_v<ConsentGrant>
              && !std::is_constructible_v<ConsentGrant, std::string, Purpose, CancellationToken>);

namespace {

/// Work that ends well unless it is cancelled.
Result<int> work(const CancellationToken& cancel)
{
    return cancel.isCancelled() ? Result<int>(Error{ErrorCode::Cancelled, "The work was cancelled."}) : Result<int>(7);
}

}  // namespace

class AuthorisationTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void anAuthorisationIsForItsPurposeAlone()
    {
        for (const Purpose purpose : {Purpose::Analyse, Purpose::Train, Purpose::Share}) {
            const Authorisation given(purpose, LicenceAttestation::nothingStated());
            for (const Purpose wanted : {Purpose::Record, Purpose::Analyse, Purpose::Train, Purpose::Share})
                QCOMPARE(given.allows({wanted}).ok(), wanted == purpose);
        }
        const auto refused = test::mayAnalyse.during({Purpose::Train}, {}, work);
        QCOMPARE(refused.error().code, ErrorCode::NotAuthorised);
        QVERIFY(refused.error().message == message("authorisation.other-purpose", "analyse", "train"));
        QVERIFY(test::mayTrain.allows({Purpose::Analyse, Purpose::Train}).ok());
    }

    void nobodysWordAllowsRecordingOthers()
    {
        QVERIFY(!Authorisation(Purpose::Record, test::madeUp).allows({Purpose::Record}).ok());
        QVERIFY(Authorisation(ConsentBook().grant(Purpose::Record)).allows({Purpose::Record}).ok());
    }

    void nothingStatedIsSaidSo()
    {
        QVERIFY(LicenceAttestation::nothingStated().text().empty());
        QVERIFY(LicenceAttestation::stated("  ").text().empty());
        QCOMPARE(LicenceAttestation::stated("my own voice").text(), std::string("my own voice"));
    }

    void whatWasRevokedIsRefused()
    {
        const Authorisation given(Purpose::Analyse, test::madeUp);
        const Authorisation copy = given;
        given.revoke();
        QVERIFY(copy.isRevoked());
        QCOMPARE(copy.during({Purpose::Analyse}, {}, work).error().code, ErrorCode::NotAuthorised);
    }

    void aWithdrawalStopsWorkUnderWay()
    {
        const ConsentBook book;
        const Authorisation given(book.grant(Purpose::Analyse));
        QCOMPARE(given.session(), std::string("session-1"));
        const CancellationToken cancel;
        const auto result = given.during({Purpose::Analyse}, cancel, [&](const CancellationToken& stop) -> Result<int> {
            if (const auto before = work(stop); !before)
                return before.error();
            book.withdraw();
            return work(stop);
        });
        QCOMPARE(result.error().code, ErrorCode::NotAuthorised);
        QVERIFY(result.error().message == message("authorisation.revoked"));
        QVERIFY(!cancel.isCancelled());  // other work goes on
    }

    void twoHoldAsLongAsBothDo()
    {
        const ConsentBook first, second;
        const Authorisation one(first.grant(Purpose::Train)), other(second.grant(Purpose::Train));
        const auto both = one.with(other);
        QVERIFY(both.ok());
        QVERIFY(both->during({Purpose::Train}, {}, work).ok());
        const auto stated = Authorisation(Purpose::Train, test::madeUp).with(other);
        QVERIFY(stated.ok());
        QCOMPARE(stated->attestation().text(), test::madeUp.text());
        second.withdraw();
        QCOMPARE(both->during({Purpose::Train}, {}, work).error().code, ErrorCode::NotAuthorised);
        QVERIFY(stated->isRevoked());
        QVERIFY(one.during({Purpose::Train}, {}, work).ok());  // it holds by itself
        QVERIFY(!one.with(other).ok());
        QVERIFY(!one.with(Authorisation(first.grant(Purpose::Analyse))).ok());
        // Nobody's word allows recording, whomever it is joined with.
        QVERIFY(!Authorisation(Purpose::Record, test::madeUp).with(Authorisation(first.grant(Purpose::Record))).ok());
    }

    void cancellingStaysCancelling()
    {
        const CancellationToken cancel;
        cancel.cancel();
        QCOMPARE(test::mayAnalyse.during({Purpose::Analyse}, cancel, work).error().code, ErrorCode::Cancelled);
        const CancellationToken one;
        const CancellationToken other;
        const auto both = one.joined(other).joined(CancellationToken());
        QVERIFY(!both.isCancelled());
        other.cancel();
        QVERIFY(both.isCancelled() && !one.isCancelled());
    }
};

QTEST_GUILESS_MAIN(AuthorisationTest)
#include "authorisation_test.moc"
