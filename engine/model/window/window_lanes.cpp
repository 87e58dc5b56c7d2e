// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/model/window/window_lanes.h"

#include <algorithm>

namespace undertone {

class WindowLanes::Lane final : public WindowPass {
public:
    Lane(std::shared_ptr<WindowLanes> lanes, std::size_t seat) : m_lanes(std::move(lanes)), m_seat(seat) {}
    ~Lane() override { m_lanes->leave(m_seat); }

    void setLora(const LoraSet* temporary) override
    {
        const std::lock_guard lock(m_lanes->m_mutex);
        m_lanes->m_windows.setLora(m_seat, temporary);
        m_holdsPrefix = false;
    }

    torch::Tensor readPrefix(std::span<const std::int64_t> ids, const CancellationToken& cancel) override
    {
        m_holdsPrefix = false;
        if (cancel.isCancelled())
            return {};
        const Seat seat = m_lanes->ask(m_seat, Wish::Prefix, {m_seat, ids, 0, cancel});
        if (cancel.isCancelled())
            return {};
        m_holdsPrefix = true;
        return seat.end;
    }

    [[nodiscard]] bool holdsPrefix() const override { return m_holdsPrefix; }
    void forgetPrefix() override { m_holdsPrefix = false; }

    std::optional<double> sentenceLoss(std::span<const std::int64_t> ids, std::int64_t targets, Purpose,
                                       const CancellationToken& cancel) override
    {
        m_holdsPrefix = false;
        if (cancel.isCancelled())
            return std::nullopt;
        const double loss = m_lanes->ask(m_seat, Wish::Loss, {m_seat, ids, targets, cancel}).loss;
        return cancel.isCancelled() ? std::nullopt : std::optional(loss);
    }

    torch::Tensor gradient(const CancellationToken& cancel) override
    {
        if (cancel.isCancelled())
            return {};
        m_lanes->ask(m_seat, Wish::Gradient, {m_seat, {}, 0, cancel});
        if (cancel.isCancelled())
            return {};
        // A conversation that joins meanwhile moves the lanes.
        const std::lock_guard lock(m_lanes->m_mutex);
        return m_lanes->m_windows.gradient(m_seat);
    }

private:
    std::shared_ptr<WindowLanes> m_lanes;
    std::size_t m_seat;
    bool m_holdsPrefix = false;
};

std::shared_ptr<WindowLanes> WindowLanes::create(std::shared_ptr<const SpeechLlm> llm, torch::Dtype arithmetic)
{
    return std::shared_ptr<WindowLanes>(new WindowLanes(std::move(llm), arithmetic));
}

WindowLanes::~WindowLanes() = default;

std::unique_ptr<WindowPass> WindowLanes::join()
{
    const std::lock_guard lock(m_mutex);
    std::size_t seat = 0;
    while (seat < m_seats.size() && m_seats[seat].taken)
        ++seat;
    if (seat == m_seats.size())
        m_seats.emplace_back();
    m_seats[seat] = {};
    m_seats[seat].taken = true;
    m_windows.setLora(seat, nullptr);
    return std::make_unique<Lane>(shared_from_this(), seat);
}

void WindowLanes::leave(std::size_t seat)
{
    {
        const std::lock_guard lock(m_mutex);
        m_seats[seat] = {};
        m_windows.setLora(seat, nullptr);
    }
    m_served.notify_all();  // the others may have waited for this one only
}

bool WindowLanes::allAsk() const
{
    return std::all_of(m_seats.begin(), m_seats.end(), [](const Seat& seat) { return !seat.taken || seat.wish != Wish::None; });
}

WindowLanes::Seat WindowLanes::ask(std::size_t seat, Wish wish, BatchedWindows::Request request)
{
    std::unique_lock lock(m_mutex);
    m_seats[seat].wish = wish;
    m_seats[seat].request = std::move(request);
    while (m_seats[seat].wish != Wish::None) {
        if (allAsk())
            serve();
        else
            m_served.wait(lock);
    }
    if (const auto failure = std::exchange(m_seats[seat].failure, nullptr))
        std::rethrow_exception(failure);
    return m_seats[seat];
}

/// Losses and gradients first: whoever waits for a prefix can wait until all do, so that a pass over prefixes, which forgets what was held,
/// takes nothing away.
void WindowLanes::serve()
{
    for (const Wish wish : {Wish::Loss, Wish::Gradient, Wish::Prefix}) {
        std::vector<std::size_t> seats;
        for (std::size_t i = 0; i < m_seats.size(); ++i) {
            if (m_seats[i].taken && m_seats[i].wish == wish)
                seats.push_back(i);
        }
        if (seats.empty())
            continue;
        try {
            compute(wish, seats);
        } catch (...) {
            for (const auto seat : seats)
                m_seats[seat].failure = std::current_exception();
        }
        for (const auto seat : seats)
            m_seats[seat].wish = Wish::None;
        break;
    }
    m_served.notify_all();
}

/// What a call that was cancelled leaves out, nobody uses: all who asked were cancelled.
void WindowLanes::compute(Wish wish, const std::vector<std::size_t>& seats)
{
    std::vector<BatchedWindows::Request> requests;
    for (const auto seat : seats)
        requests.push_back(m_seats[seat].request);
    if (wish == Wish::Gradient) {
        m_windows.computeGradients(requests);
    } else if (wish == Wish::Loss) {
        const auto losses = m_windows.sentenceLosses(requests);
        for (std::size_t i = 0; i < losses.size(); ++i)
            m_seats[seats[i]].loss = losses[i];
    } else {
        const auto ends = m_windows.readPrefixes(requests);
        for (std::size_t i = 0; i < ends.size(); ++i)
            m_seats[seats[i]].end = ends[i];
    }
}

}  // namespace undertone
